/** Each element of one text that is not in the other, with its whole path, its attributes and its text; `−` lost, `+` new. */
export function difference(before: string, after: string): string[]
