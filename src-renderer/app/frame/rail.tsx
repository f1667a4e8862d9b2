import { Tooltip } from '@mantine/core';
import { type Place, places, placeWords } from './places.ts';
import classes from './rail.module.css';

interface RailProps {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

/** The places of the app; settings stand apart at the bottom. */
export function Rail({ place, onPlace }: RailProps) {
  return (
    <ul className={classes.rail}>
      {places.map((name) => {
        const { label, Icon } = placeWords[name];
        return (
          <li key={name} className={name === 'settings' ? classes.last : undefined}>
            <Tooltip label={label} position="right">
              <button
                type="button"
                className={classes.place}
                aria-label={label}
                aria-current={name === place ? 'page' : undefined}
                onClick={() => onPlace(name)}
              >
                <Icon size={16} strokeWidth={1.75} />
              </button>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
