/** Was this file descriptor given to us, or is it one that the runtime opened for itself? */
export function isGiven(fd: number): boolean
