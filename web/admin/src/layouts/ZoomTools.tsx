import { MinusOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Popover, Slider } from 'antd';
import { useTranslation } from 'react-i18next';

interface ZoomToolsProps {
  /** CSS pixels for a millimetre, now. */
  readonly scale: number;
  /** The same at true size on this screen. */
  readonly trueScale: number;
  readonly onScale: (scale: number) => void;
  readonly onCalibrate: (scale: number) => void;
  readonly onFit: () => void;
}

/** A card of ISO/IEC 7810 ID-1 size, which everybody has at hand. In millimetres. */
const idCard = { width: 85.6, height: 54 };
const [least, most] = [2.5, 10];

export const ZoomTools = ({ scale, trueScale, onScale, onCalibrate, onFit }: ZoomToolsProps) => {
  const { t } = useTranslation('layouts');
  return (
    <div className="zoom-tools" role="group" aria-label={t('zoom')}>
      <Button size="small" type="text" icon={<MinusOutlined />} aria-label={`${t('zoom')} −`} onClick={() => onScale(scale / 1.25)} />
      <span className="number small">{Math.round((scale / trueScale) * 100)}%</span>
      <Button size="small" type="text" icon={<PlusOutlined />} aria-label={`${t('zoom')} +`} onClick={() => onScale(scale * 1.25)} />
      <Button size="small" type="text" onClick={() => onScale(trueScale)} data-testid="true-size">
        {t('trueSize')}
      </Button>
      <Button size="small" type="text" onClick={onFit}>
        {t('fit')}
      </Button>
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className="calibrate">
            <p className="small">{t('calibrateLead')}</p>
            <Slider
              min={least}
              max={most}
              step={0.01}
              value={trueScale}
              tooltip={{ open: false }}
              onChange={onCalibrate}
              ariaLabelForHandle={t('calibrate')}
            />
            <div className="calibrate-card" style={{ width: idCard.width * trueScale, height: idCard.height * trueScale }} />
          </div>
        }
      >
        <Button size="small" type="text" icon={<SettingOutlined />} aria-label={t('calibrate')} title={t('calibrate')} />
      </Popover>
    </div>
  );
};
