import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Tooltip,
} from '@mantine/core';

/**
 * Mantine in our measures: fields 30, buttons 28, radius 6. Colours come from `base.css`, which says Mantine's
 * variables in our tokens, so that the content security policy may forbid styles made at run time.
 */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_, { variant = 'filled' }) => ({
        root: {
          '--button-height': '28px',
          '--button-fz': 'var(--fs-12)',
          '--button-padding-x': '10px',
          // Filled buttons are light in the dark theme: white on them would be too faint.
          ...(variant === 'filled' ? { '--button-color': 'var(--on-accent)' } : {}),
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Input: Input.extend({
      vars: () => ({ wrapper: { '--input-height': '30px', '--input-fz': 'var(--fs-13)' } }),
    }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 100 } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 100, transition: 'fade' },
        closeButtonProps: { 'aria-label': 'Close' },
        // Mantine draws a <header>, which would be a second banner of the page.
        attributes: { header: { role: 'none' } },
      },
    }),
    // Beside what opened them, so that they lie inside its landmark; fixed, so that no panel cuts them off.
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 80 },
        shadow: 'md',
        radius: 'md',
        withinPortal: false,
        floatingStrategy: 'fixed',
        withInitialFocusPlaceholder: false,
      },
    }),
    Popover: Popover.extend({
      defaultProps: {
        transitionProps: { duration: 80 },
        shadow: 'md',
        withinPortal: false,
        floatingStrategy: 'fixed',
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 400,
        transitionProps: { duration: 80 },
        radius: 'sm',
        events: { hover: true, focus: true, touch: false },
        withinPortal: false,
        floatingStrategy: 'fixed',
      },
    }),
  },
});
