export const MEMORY: string[]
export const THRIFTY: Record<string, string>
