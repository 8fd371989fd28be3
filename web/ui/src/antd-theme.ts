import { theme as antdThemes, type ThemeConfig } from 'antd';
import { fontFamily, monospaceFamily, type Palette, palettes, radii, type Scheme, type Tone, type } from './theme.ts';

type Algorithm = Exclude<NonNullable<ThemeConfig['algorithm']>, readonly unknown[]>;

/** One meaning's colours under antd's names: antd writes with `colorX` and `colorXText` on `colorXBg`. */
const meaning = (name: string, { text, soft, line }: Tone): Readonly<Record<string, string>> => ({
  [name]: text,
  [`${name}Hover`]: text,
  [`${name}Active`]: text,
  [`${name}Text`]: text,
  [`${name}TextHover`]: text,
  [`${name}TextActive`]: text,
  [`${name}Bg`]: soft,
  [`${name}BgHover`]: soft,
  [`${name}Border`]: line,
  [`${name}BorderHover`]: line,
});

/**
 * Puts the palette's own colours in after antd's algorithm has run. Left to itself it derives tints by brightness alone, and its
 * greens, reds and greys fall short of 4.5:1, by night most of all.
 */
const exactly =
  ({ brand, status, ...palette }: Palette): Algorithm =>
  (_seed, derived) =>
    ({
      ...derived,
      ...meaning('colorPrimary', brand),
      ...meaning('colorInfo', brand),
      ...meaning('colorLink', brand),
      ...meaning('colorSuccess', status.valid),
      ...meaning('colorWarning', status.suspended),
      ...meaning('colorError', status.revoked),
      // What is filled with the brand's colour carries white.
      colorPrimary: brand.solid,
      colorPrimaryActive: brand.solid,
      colorText: palette.text,
      colorTextSecondary: palette.muted,
      colorTextTertiary: palette.muted,
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBorder: palette.outline,
      colorBorderSecondary: palette.line,
    }) as ReturnType<Algorithm>;

const tokenOf = (palette: Palette): ThemeConfig['token'] => ({
  colorPrimary: palette.brand.solid,
  colorTextHeading: palette.text,
  colorTextDescription: palette.muted,
  colorTextPlaceholder: palette.muted,
  colorIcon: palette.muted,
  colorSplit: palette.line,
  fontFamily,
  fontFamilyCode: monospaceFamily,
  fontSize: type.staff.body,
  borderRadius: radii.m - 2,
  borderRadiusLG: radii.m,
  borderRadiusSM: radii.s,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
});

/** `onDanger`: what is written on a button filled with the colour of errors. */
const componentsOf = ({ brand, status, ...palette }: Palette, onDanger: string): ThemeConfig['components'] => ({
  Layout: { headerBg: palette.surface, siderBg: palette.surface, bodyBg: palette.page, headerHeight: 52, headerPadding: '0 16px' },
  Menu: {
    itemBg: 'transparent',
    subMenuItemBg: 'transparent',
    itemSelectedBg: brand.soft,
    itemSelectedColor: brand.text,
    itemHeight: 36,
    itemBorderRadius: radii.m - 2,
    activeBarBorderWidth: 0,
  },
  Table: {
    headerBg: palette.sunken,
    headerColor: palette.muted,
    headerSplitColor: 'transparent',
    rowHoverBg: palette.sunken,
    rowSelectedBg: brand.soft,
    rowSelectedHoverBg: brand.soft,
    cellPaddingBlockMD: 8,
    cellPaddingBlockSM: 6,
  },
  Button: {
    primaryShadow: 'none',
    defaultShadow: 'none',
    dangerShadow: 'none',
    dangerColor: onDanger,
    colorPrimaryHover: brand.solid,
    defaultHoverColor: brand.text,
    defaultHoverBorderColor: brand.text,
  },
  // Written with the brand's colour on the page's own ground.
  Tabs: { itemSelectedColor: brand.text, itemHoverColor: brand.text, inkBarColor: brand.text, horizontalItemPadding: '8px 0' },
  Pagination: { colorPrimary: brand.text, colorPrimaryHover: brand.text },
  Steps: { colorPrimary: brand.solid },
  Badge: { colorError: status.revoked.solid },
  Card: { headerFontSize: type.staff.body, headerHeight: 44, bodyPadding: 16 },
  Form: { labelColor: palette.muted, itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  Statistic: { contentFontSize: type.staff.display },
  Segmented: { trackBg: palette.sunken, itemSelectedBg: palette.surface },
  Tag: { defaultBg: palette.sunken },
});

/** For antd's `ConfigProvider theme={antdTheme[scheme]}`. Staff pages: tables `size="small"`. */
export const antdTheme: Readonly<Record<Scheme, ThemeConfig>> = {
  light: {
    algorithm: [antdThemes.defaultAlgorithm, exactly(palettes.light)],
    token: tokenOf(palettes.light),
    components: componentsOf(palettes.light, palettes.light.surface),
  },
  dark: {
    algorithm: [antdThemes.darkAlgorithm, exactly(palettes.dark)],
    token: tokenOf(palettes.dark),
    components: componentsOf(palettes.dark, palettes.dark.page),
  },
};
