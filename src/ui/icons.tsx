/**
 * The icons (biểu tượng) of the house, drawn on a 16 px grid. They are decoration beside words: hidden from
 * screen readers unless a label is given, which only a control without words may do.
 */
import type { JSX } from 'hono/jsx/jsx-runtime'

type Drawing = JSX.Element

/** Strokes, one pixel and a half; `filled` drawings say so themselves. */
const drawings = {
  search: <g><circle cx="6.9" cy="6.9" r="4.6" /><path d="m10.4 10.4 3.8 3.8" /></g>,
  clock: <g><circle cx="8" cy="8" r="6.3" /><path d="M8 4.4V8l2.4 1.5" /></g>,
  ringTick: <g><circle cx="8" cy="8" r="6.3" /><path d="m5.2 8.2 2 2 3.7-4.1" /></g>,
  triangle: (
    <g stroke-linejoin="round">
      <path d="M8 2.2 14.6 13.6H1.4Z" fill="currentColor" />
      <path d="M8 6.6v3.2M8 11.7v.1" stroke="var(--paper,#fff)" stroke-linecap="round" />
    </g>
  ),
  pause: <g><circle cx="8" cy="8" r="6.3" /><path d="M6.4 5.6v4.8M9.6 5.6v4.8" /></g>,
  file: <path d="M3.5 1.8h5.7l3.3 3.4v9h-9Zm5.5 0v3.6h3.5" stroke-linejoin="round" />,
  download: <path d="M8 2v7.6M4.6 6.6 8 10l3.4-3.4M2.6 13.6h10.8" />,
  arrow: <path d="M2.4 8h11M9.2 3.8 13.4 8l-4.2 4.2" />,
  back: <path d="M13.6 8h-11M6.8 3.8 2.6 8l4.2 4.2" />,
  check: <path d="m2.8 8.4 3.4 3.4 7-7.6" stroke-width="2" />,
  chevron: <path d="m3.6 6 4.4 4.4L12.4 6" />,
  plus: <path d="M8 2.6v10.8M2.6 8h10.8" />,
  cross: <path d="m3.6 3.6 8.8 8.8M12.4 3.6l-8.8 8.8" />,
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  bars: <path d="M3 13V9.4M6.4 13V6.2M9.8 13V8M13.2 13V3.4" />,
  printer: <path d="M4.4 6V2h7.2v4M4.4 11.6H2V6h12v5.6h-2.4M4.4 9.4h7.2V14H4.4Z" stroke-linejoin="round" />,
  info: <g><circle cx="8" cy="8" r="6.3" /><path d="M8 7.2v4M8 4.7v.1" stroke-linecap="round" /></g>,
  filledTick: (
    <g><circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" /><path d="m4.9 8.2 2.1 2.1 4.1-4.4" stroke="var(--paper,#fff)" stroke-width="1.8" /></g>
  ),
  halfRing: <g><circle cx="8" cy="8" r="6.3" /><path d="M8 1.7a6.3 6.3 0 0 1 0 12.6Z" fill="currentColor" stroke="none" /></g>,
  ring: <circle cx="8" cy="8" r="6.3" />,
  dashedRing: <g><circle cx="8" cy="8" r="6.3" stroke-dasharray="2.2 1.8" /><path d="M5.6 8h4.8" /></g>,
  notEqual: <path d="M2.6 5.8h10.8M2.6 10.2h10.8M10.4 2.6 5.6 13.4" />,
} satisfies Record<string, Drawing>

export type IconName = keyof typeof drawings

type IconProps = {
  name: IconName
  /** Pixels, 16 unless told. */
  size?: number | undefined
  /** Only for a control that has no words. */
  label?: string | undefined
  class?: string | undefined
}

export function Icon({ name, size = 16, label, class: more }: IconProps) {
  const words = label === undefined ? { 'aria-hidden': 'true' as const } : { role: 'img', 'aria-label': label }
  return (
    <svg class={more ? `icon ${more}` : 'icon'} width={size} height={size} viewBox="0 0 16 16" {...words}>
      {drawings[name]}
    </svg>
  )
}

/** The door with its threshold (ngưỡng cửa). `inverse` is white, for the indigo bar. */
export function DoorLogo({ size = 40, inverse = false }: { size?: number; inverse?: boolean }) {
  const [ground, door] = inverse ? ['#FFFFFF', '#1F3A6E'] : ['#1F3A6E', '#FFFFFF']
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="3" fill={ground} />
      <path d="M11.6 31V15.4a8.4 8.4 0 0 1 16.8 0V31" fill="none" stroke={door} stroke-width="3" />
      <path d="M7 31h26" stroke={inverse ? '#C8962B' : '#EBC66B'} stroke-width="3.4" />
    </svg>
  )
}

/** The same door for the tab of the browser. */
export const faviconHref =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="4" fill="#1F3A6E"/>' +
      '<path d="M11.6 31V15.4a8.4 8.4 0 0 1 16.8 0V31" fill="none" stroke="#fff" stroke-width="3"/>' +
      '<path d="M7 31h26" stroke="#EBC66B" stroke-width="3.4"/></svg>',
  )
