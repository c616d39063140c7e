/** Shapes that many components share. */
import type { Child } from 'hono/jsx'

export type Link = { href: string; label: string }
export type MenuItem = Link & {
  /** The page being looked at, or the part of the house it belongs to. */
  current?: boolean | undefined
}
/** Words, or words with marks in them. */
export type Words = Child
