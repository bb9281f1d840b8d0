/** Names that the configuration may have for card reader, a voter's keypad and headphones, and names that it may not. */
import { expect, test } from 'vitest'
import { appConfigSchema } from './config.ts'

const places = { package: '/p', machine: '/m' }
const takes = (member: object): boolean => appConfigSchema.safeParse({ ...places, ...member }).success

test('a card reader is a model that there is a driver for, at its place', () => {
  expect(takes({ reader: { type: 'pn532', path: '/dev/ttyUSB0' } })).toBe(true)
  for (const reader of [
    '/dev/ttyUSB0',
    { path: '/dev/ttyUSB0' },
    { type: 'acr122', path: '/dev/x' },
    { type: 'pn532' },
  ]) {
    expect(takes({ reader }), JSON.stringify(reader)).toBe(false)
  }
})

test('headphones are one card by its own name: no number, no default, no other name of ALSA', () => {
  expect(takes({ headphones: { card: 'Headset', device: 0 } })).toBe(true)
  for (const card of ['0', '1', 'default', '', 'hw:1', 'plug:default', 'Head set', 'dmix:CARD=PCH', 'x,DEV=1']) {
    expect(takes({ headphones: { card, device: 0 } }), card).toBe(false)
  }
  expect(takes({ headphones: { card: 'Headset', device: -1 } })).toBe(false)
})

test('a keypad is a serial path, one USB device in its socket, or switches', () => {
  const usb = { id: '2047:0902', port: 'usb-0000:00:14.0-2/input0' }
  expect(takes({ keypad: { type: 'kpb-200', path: '/dev/ttyACM0' } })).toBe(true)
  expect(takes({ keypad: { type: 'hid', ...usb } })).toBe(true)
  expect(takes({ keypad: { type: 'hid', ...usb, keys: { '72': 'left' } } })).toBe(true)
  expect(takes({ keypad: { type: 'switch', ...usb, switches: 1, paceMs: 3000 } })).toBe(true)
  expect(takes({ keypad: '/dev/ttyACM0' })).toBe(false)
  expect(takes({ keypad: { type: 'hid', ...usb, id: '2047' } })).toBe(false)
  expect(takes({ keypad: { type: 'hid', id: usb.id } })).toBe(false)
  expect(takes({ keypad: { type: 'hid', ...usb, keys: { '72': 'type text' } } })).toBe(false)
  expect(takes({ keypad: { type: 'hid', ...usb, keys: { F23: 'left' } } })).toBe(false)
  expect(takes({ keypad: { type: 'switch', ...usb, switches: 3, paceMs: 3000 } })).toBe(false)
  expect(takes({ keypad: { type: 'switch', ...usb, switches: 1, paceMs: 10 } })).toBe(false)
})
