export type PlannedRoom = { name: string; english: string; vietnamese: string; calls: string[] }
export function readPlan(text: string): PlannedRoom[]
export function drawHouse(plan: readonly PlannedRoom[]): string
export function housePicture(): string
