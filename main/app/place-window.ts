/** Where the window was, as the preferences keep it: its place when it is not maximised. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** The part of a screen that windows may use. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So much of the title bar must be in reach of the pointer. */
const REACH = { width: 120, height: 32 };

/**
 * The remembered place as it fits the screens of today; undefined where it can no longer be reached, such as on
 * a screen that was unplugged: the system then chooses.
 *
 * @param screens working areas of the screens, in the same pixels as the place
 */
export function findPlace(remembered: WindowPlace, screens: readonly Area[]): Area | undefined {
  const { x, y } = remembered;
  const screen = screens.find(
    (area) =>
      Math.min(x + remembered.width, area.x + area.width) - Math.max(x, area.x) >= REACH.width &&
      y >= area.y &&
      y + REACH.height <= area.y + area.height,
  );
  if (!screen) return undefined;
  return {
    x,
    y,
    width: Math.min(remembered.width, screen.width),
    height: Math.min(remembered.height, screen.height),
  };
}
