import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState, type WheelEvent } from 'react';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TabButton, type TabWords } from './tab-button.tsx';
import classes from './tab-strip.module.css';

interface TabStripProps {
  readonly tabs: readonly TabWords[];
  readonly active: string | null;
  readonly onActivate: (id: string) => void;
  readonly onClose: (id: string) => void;
  readonly onCloseOthers: (id: string) => void;
  readonly onMove: (id: string, to: number) => void;
}

/** Open documents and places: arrow keys choose, Delete closes, Alt and an arrow moves, a middle click closes. */
export function TabStrip({ tabs, active, onActivate, onClose, onCloseOthers, onMove }: TabStripProps) {
  const strip = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  const [dropAt, setDropAt] = useState<number | null>(null);
  const dragged = useRef<string | null>(null);
  const [menu, setMenu] = useState<{ tab: TabWords; at: { x: number; y: number } } | null>(null);

  const count = tabs.length;

  useEffect(() => {
    const element = strip.current;
    if (!element || count === 0) return undefined;
    const measure = () => setOverflows(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    for (const tab of [element, ...element.children]) observer.observe(tab);
    return () => observer.disconnect();
  }, [count]);

  useEffect(() => {
    // Also when the button that lists the tabs comes, for it takes room.
    if (!overflows || active === null) return;
    document.getElementById(`tab-${active}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, overflows]);

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === active);
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const current = tabs[at];
    if (by !== 0 && event.altKey && current) onMove(current.id, at + by);
    else if (by !== 0) choose((at + by + tabs.length) % tabs.length);
    else if (event.key === 'Home') choose(0);
    else if (event.key === 'End') choose(tabs.length - 1);
    else if (event.key === 'Delete' && current) onClose(current.id);
    else return;
    event.preventDefault();
  }

  function choose(index: number) {
    const tab = tabs[index];
    if (!tab) return;
    onActivate(tab.id);
    // The chosen tab is the only one in the tab order; it has to be drawn before it can take the focus.
    requestAnimationFrame(() => strip.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }

  function onDragOver(event: DragEvent) {
    if (dragged.current === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setDropAt(placeAt(strip.current, event.clientX));
  }

  function onDrop(event: DragEvent) {
    if (dragged.current === null) return;
    event.preventDefault();
    const to = placeAt(strip.current, event.clientX);
    const from = tabs.findIndex((tab) => tab.id === dragged.current);
    onMove(dragged.current, to > from ? to - 1 : to);
    endDrag();
  }

  function endDrag() {
    dragged.current = null;
    setDropAt(null);
  }

  function onWheel(event: WheelEvent) {
    if (strip.current && event.deltaX === 0) strip.current.scrollLeft += event.deltaY;
  }

  return (
    <div className={classes.bar}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs take the focus */}
      <div
        ref={strip}
        role="tablist"
        aria-label="Open documents"
        className={classes.strip}
        onKeyDown={onKeyDown}
        onDragOver={onDragOver}
        onDrop={onDrop}
        onDragLeave={() => setDropAt(null)}
        onWheel={onWheel}
      >
        {tabs.map((tab, index) => (
          <TabButton
            key={tab.id}
            tab={tab}
            active={tab.id === active}
            inTabOrder={tab.id === active || (active === null && index === 0)}
            drop={
              dropAt === index
                ? 'before'
                : dropAt === tabs.length && index === tabs.length - 1
                  ? 'after'
                  : null
            }
            onActivate={() => onActivate(tab.id)}
            onClose={() => onClose(tab.id)}
            onMenu={(at) => setMenu({ tab, at })}
            onDragStart={() => {
              dragged.current = tab.id;
            }}
            onDragEnd={endDrag}
          />
        ))}
      </div>
      {menu && (
        <ContextMenu at={menu.at} label={`Menu of the tab ${menu.tab.name}`} onClose={() => setMenu(null)}>
          <Menu.Item onClick={() => onClose(menu.tab.id)}>Close</Menu.Item>
          <Menu.Item disabled={tabs.length < 2} onClick={() => onCloseOthers(menu.tab.id)}>
            Close the others
          </Menu.Item>
        </ContextMenu>
      )}
      {overflows && (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <IconButton label="All open tabs" Icon={ChevronDown} />
          </Menu.Target>
          <Menu.Dropdown>
            {tabs.map(({ id, name, Icon, color }) => (
              <Menu.Item
                key={id}
                leftSection={<Icon size={14} color={color} />}
                aria-current={id === active || undefined}
                onClick={() => onActivate(id)}
              >
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** The place among the tabs that a pointer at `x` means. */
function placeAt(strip: HTMLElement | null, x: number): number {
  const boxes = [...(strip?.children ?? [])].map((tab) => tab.getBoundingClientRect());
  const index = boxes.findIndex((box) => x < box.left + box.width / 2);
  return index === -1 ? boxes.length : index;
}
