import type { ThemeConfig } from 'antd';

/** The one theme of all pages: dense, quiet, with contrasts of at least 4.5 : 1 (WCAG AA). */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f4e8c',
    colorLink: '#1f4e8c',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorWarningBg: '#fdf3e0',
    colorWarningBorder: '#dfc394',
    colorSuccessBg: '#e9f4ec',
    colorSuccessBorder: '#a9d0b6',
    colorSuccess: '#1b6e3c',
    colorText: '#1c2430',
    colorTextSecondary: '#4a5565',
    colorTextTertiary: '#5b6675',
    colorTextQuaternary: '#5b6675',
    colorTextPlaceholder: '#646f7d',
    colorTextDescription: '#4a5565',
    colorBgLayout: '#f3f5f8',
    colorBorder: '#c3cad4',
    colorBorderSecondary: '#dfe4ea',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 32,
    // A button that is at work stays as readable as any other.
    opacityLoading: 1,
    motion: false,
    wireframe: false,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
  components: {
    Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 8, headerBg: '#eef1f5', headerColor: '#1c2430', rowSelectedBg: '#eaf1fa', rowSelectedHoverBg: '#e1ebf7', rowHoverBg: '#f6f8fb' },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px', labelColor: '#1c2430' },
    Tabs: { horizontalMargin: '0 0 12px 0', itemColor: '#3b4656' },
    Card: { bodyPaddingSM: 14, headerHeightSM: 40 },
    Menu: { itemHeight: 36 },
  },
};
