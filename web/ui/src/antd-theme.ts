import { theme as antdThemes, type ThemeConfig } from 'antd';
import { fontFamily, monospaceFamily, type Palette, palettes, radii, type Scheme, type } from './theme.ts';

const tokenOf = (palette: Palette): ThemeConfig['token'] => ({
  colorPrimary: palette.brand.solid,
  colorInfo: palette.brand.solid,
  colorLink: palette.brand.text,
  colorSuccess: palette.status.valid.solid,
  // The amber of the badges is too light for an icon or an outline on white.
  colorWarning: palette.status.suspended.text,
  colorError: palette.status.revoked.solid,
  colorSuccessText: palette.status.valid.text,
  colorWarningText: palette.status.suspended.text,
  colorErrorText: palette.status.revoked.text,
  colorTextBase: palette.text,
  colorText: palette.text,
  colorTextHeading: palette.text,
  // antd's own secondary and placeholder greys fall short of 4.5:1.
  colorTextSecondary: palette.muted,
  colorTextDescription: palette.muted,
  colorTextTertiary: palette.muted,
  colorTextPlaceholder: palette.muted,
  colorIcon: palette.muted,
  colorBgLayout: palette.page,
  colorBgContainer: palette.surface,
  colorBgElevated: palette.surface,
  colorBorder: palette.outline,
  colorBorderSecondary: palette.line,
  colorSplit: palette.line,
  fontFamily,
  fontFamilyCode: monospaceFamily,
  fontSize: type.staff.body,
  borderRadius: radii.m - 2,
  borderRadiusLG: radii.m,
  borderRadiusSM: radii.s,
  wireframe: false,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
});

const componentsOf = (palette: Palette): ThemeConfig['components'] => ({
  Layout: { headerBg: palette.surface, siderBg: palette.surface, bodyBg: palette.page, headerHeight: 52, headerPadding: '0 16px' },
  Menu: {
    itemBg: 'transparent',
    subMenuItemBg: 'transparent',
    itemSelectedBg: palette.brand.soft,
    itemSelectedColor: palette.brand.text,
    itemHeight: 36,
    itemBorderRadius: radii.m - 2,
    activeBarBorderWidth: 0,
  },
  Table: {
    headerBg: palette.sunken,
    headerColor: palette.muted,
    headerSplitColor: 'transparent',
    rowHoverBg: palette.sunken,
    rowSelectedBg: palette.brand.soft,
    rowSelectedHoverBg: palette.brand.soft,
    cellPaddingBlockMD: 8,
    cellPaddingBlockSM: 6,
  },
  Card: { headerFontSize: type.staff.body, headerHeight: 44, bodyPadding: 16 },
  Form: { labelColor: palette.muted, itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  Tabs: { horizontalItemPadding: '8px 0', titleFontSize: type.staff.body },
  Statistic: { contentFontSize: type.staff.display },
  Segmented: { trackBg: palette.sunken, itemSelectedBg: palette.surface },
  Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  Tag: { defaultBg: palette.sunken },
});

/** For antd's `ConfigProvider theme={antdTheme[scheme]}`. Staff pages: add `componentSize="middle"`, tables `size="small"`. */
export const antdTheme: Readonly<Record<Scheme, ThemeConfig>> = {
  light: {
    algorithm: antdThemes.defaultAlgorithm,
    token: tokenOf(palettes.light),
    components: componentsOf(palettes.light),
  },
  dark: {
    algorithm: antdThemes.darkAlgorithm,
    token: tokenOf(palettes.dark),
    components: componentsOf(palettes.dark),
  },
};
