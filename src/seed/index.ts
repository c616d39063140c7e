import type { Hall } from '../hall.ts'

/** Fills an empty database. */
export async function seedWhenEmpty(_hall: Hall, _kind: 'none' | 'demo', _say: (line: string) => void): Promise<void> {}
