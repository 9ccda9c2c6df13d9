import { describe, expect, it } from 'vitest';
import { findPlace } from './place-window.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const place = { x: 100, y: 80, width: 1200, height: 760, isMaximized: false };

describe('the remembered place of the window', () => {
  it('is taken as it was where its screen is there', () => {
    expect(findPlace(place, [laptop, beside])).toEqual({ x: 100, y: 80, width: 1200, height: 760 });
    expect(findPlace({ ...place, x: 2000 }, [laptop, beside])).toEqual({ x: 2000, y: 80, width: 1200, height: 760 });
  });

  it('is given up where its screen was unplugged', () => {
    expect(findPlace({ ...place, x: 2000 }, [laptop])).toBeUndefined();
    expect(findPlace(place, [])).toBeUndefined();
  });

  it('needs 120 pixels of the title bar in reach, and its upper edge below the edge of the screen', () => {
    expect(findPlace({ ...place, x: 1320 }, [laptop])).toBeDefined();
    expect(findPlace({ ...place, x: 1321 }, [laptop])).toBeUndefined();
    expect(findPlace({ ...place, x: -1080 }, [laptop])).toBeDefined();
    expect(findPlace({ ...place, x: -1081 }, [laptop])).toBeUndefined();
    expect(findPlace({ ...place, y: 24 }, [laptop])).toBeUndefined();
    expect(findPlace({ ...place, y: 868 }, [laptop])).toBeDefined();
    expect(findPlace({ ...place, y: 869 }, [laptop])).toBeUndefined();
  });

  it('is never larger than its screen', () => {
    expect(findPlace({ ...place, width: 3000, height: 2000 }, [laptop])).toEqual({
      x: 100,
      y: 80,
      width: 1440,
      height: 875,
    });
  });
});
