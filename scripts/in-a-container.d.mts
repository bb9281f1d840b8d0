import type { Server } from 'node:net'

export const CONTAINER_PORTS: { readonly first: number; readonly count: number }
export function handOn(
  addresses: readonly string[],
  ports: { readonly first: number; readonly count: number },
): Promise<readonly Server[]>
