import { Checkbox, createTheme, Drawer, Menu, Modal, type MantineColorsTuple } from '@mantine/core';

/** Shades around the brand's green; 7 is the light theme's, 4 the dark one's. */
const leaf: MantineColorsTuple = [
  '#e4f3ee',
  '#c5e6db',
  '#95d4bf',
  '#5fc7a6',
  '#2fbf94',
  '#12a37a',
  '#058c68',
  '#00795a',
  '#006149',
  '#004b38',
];

/** Mantine's dark greys, from text to ground, in the house's own tint. */
const dark: MantineColorsTuple = [
  '#e7eaec',
  '#a6aeb7',
  '#7a848e',
  '#4a535c',
  '#313840',
  '#242a31',
  '#1b1f24',
  '#15181c',
  '#101316',
  '#0b0d0f',
];

export const theme = createTheme({
  fontFamily: "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
  headings: { fontFamily: 'inherit' },
  colors: { leaf, dark },
  primaryColor: 'leaf',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  defaultRadius: 6,
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  fontSizes: { xs: '13px', sm: '15px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  shadows: { xs: 'var(--shadow)', sm: 'var(--shadow)', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  cursorType: 'pointer',
  components: {
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--on-brand)' } }),
    // over a drawer a dialog may ask something: two banners would be one too many
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Drawer: Drawer.extend({ styles: { title: { fontSize: 17, fontWeight: 620 } } }),
    // the keyboard goes to its first entry
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ styles: { title: { fontSize: 17, fontWeight: 620 } } }),
  },
  respectReducedMotion: true,
});
