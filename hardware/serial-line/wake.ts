/**
 * Hands over bytes of the serial line at once, on every Node. The library's poller (13.0.1) calls into JavaScript without signalling to
 * Node that a callback ends, and since Node 26.4 nothing else then runs the promises that this call has settled: bytes are handed over only
 * when some other timer fires (node-serialport issue 3148). An immediate that does nothing, requested in the same call, runs in the same
 * turn of the event loop and settles them. A release of the library that mends this makes it superfluous, never wrong.
 */
import { EventEmitter } from 'node:events'

const EVENTS = ['readable', 'writable', 'disconnect'] as const

/** @param port what the library opened; only where it has a poller (not on Windows) there is something to do */
export function wakeAtEachEvent(port: object): void {
  if (!('poller' in port) || !(port.poller instanceof EventEmitter)) return
  // `on` of the library's poller only listens; it is `once` that asks the system.
  for (const event of EVENTS) port.poller.on(event, wake)
}

function wake(): void {
  setImmediate(() => {})
}
