import { palettes, useColourScheme } from '@healthcert/web-ui';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Series {
  readonly name: string;
  readonly numbers: readonly number[];
}

interface BarsChartProps {
  /** What it shows: the table beside it says the same in figures. */
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Over time as a line, else bars that lie. */
  readonly kind: 'bars' | 'line';
}

/** Of a bar with its space, in px. */
const barHeight = 34;

/** A chart in the colours of the page; drawn anew when these change, and on white paper when printed. */
export const BarsChart = ({ title, labels, series, kind }: BarsChartProps) => {
  const { scheme } = useColourScheme();
  const at = useRef<HTMLDivElement>(null);
  const lying = kind === 'bars';

  useEffect(() => {
    const element = at.current;
    if (!element) return undefined;
    const palette = palettes[scheme];
    const chart = init(element, null, { renderer: 'svg' });
    const axis = { axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false }, axisLabel: { color: palette.muted } };
    const names = { type: 'category' as const, data: [...labels], ...axis, ...(lying && { inverse: true }) };
    const numbers = { type: 'value' as const, minInterval: 1, ...axis, splitLine: { lineStyle: { color: palette.line } } };
    chart.setOption({
      animation: false,
      color: [palette.brand.solid, palette.outline],
      textStyle: { fontFamily: getComputedStyle(element).fontFamily },
      grid: { left: 8, right: 24, top: series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
      ...(series.length > 1 && { legend: { top: 0, right: 0, icon: 'roundRect', itemWidth: 12, textStyle: { color: palette.text } } }),
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: lying ? 'shadow' : 'line' },
        backgroundColor: palette.surface,
        borderColor: palette.line,
        textStyle: { color: palette.text },
      },
      xAxis: lying ? numbers : names,
      yAxis: lying ? { ...names, axisLabel: { color: palette.text, width: 150, overflow: 'truncate' } } : numbers,
      series: series.map(({ name, numbers: data }, n) =>
        lying
          ? { name, type: 'bar', data: [...data], barMaxWidth: 14, barGap: '20%', itemStyle: { borderRadius: 2 } }
          : { name, type: 'line', data: [...data], symbolSize: 6, lineStyle: { width: 2, type: n === 0 ? 'solid' : 'dashed' } },
      ),
    });
    const sized = new ResizeObserver(() => chart.resize());
    sized.observe(element);
    return () => {
      sized.disconnect();
      chart.dispose();
    };
  }, [scheme, labels, series, lying]);

  const height = lying ? Math.min(480, 60 + labels.length * barHeight) : 240;
  return <div ref={at} className="figures-chart" role="img" aria-label={title} style={{ height }} />;
};
