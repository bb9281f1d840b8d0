/** The acts of a person at the desk: moving things, pressing keys, pulling plugs, setting the clock. */
import { z } from 'zod'
import { languageSchema } from '#election/language.ts'
import type { Kpb200Key } from '#hardware/keypad/key-table.ts'
import type { Switch } from '#hardware/keypad/scan.ts'

const id = z.string().regex(/^[A-Za-z0-9:_-]{1,64}$/)
const KEYS = [
  'select',
  'back',
  'up',
  'down',
  'left',
  'right',
  'help',
  'slower',
  'faster',
  'quieter',
  'louder',
] as const satisfies readonly Kpb200Key[]

const SWITCHES = ['first', 'second'] as const satisfies readonly Switch[]

/** A voter's hand presses one of these: the keypad, or one or two switches. */
export const PADS = ['keypad', 'one-switch', 'two-switches'] as const
export const READER_FAULTS = ['lose-answer', 'garble-answer', 'silent', 'unplug'] as const
export const MAINS = ['on', 'battery', 'low'] as const
export const FRONTS = ['closed', 'open'] as const
export const CLOCK_RATES = [0, 1, 60] as const

export const deskScreenEventSchema = z.discriminatedUnion('type', [
  /** Lays a card down; `to` is a place of `DeskView.places`. */
  z.strictObject({ type: z.literal('card-moved'), card: id, to: id }),
  /** Shows a ticket to the reception's scanner: `voter:<roll number>` or `street:<situation>`. */
  z.strictObject({ type: z.literal('ticket-shown'), of: id }),
  z.strictObject({ type: z.literal('foreign-card'), reader: id, lying: z.boolean() }),
  z.strictObject({ type: z.literal('medium-moved'), medium: id, to: id }),
  z.strictObject({ type: z.literal('share-moved'), share: z.number().int().min(1).max(255), given: z.boolean() }),
  z.strictObject({ type: z.literal('key-pressed'), machine: id, key: z.enum(KEYS) }),
  z.strictObject({ type: z.literal('switch-pressed'), machine: id, which: z.enum(SWITCHES) }),
  /** Only while the machine has no power: a program reads at its start what it has. */
  z.strictObject({ type: z.literal('pad-chosen'), machine: id, pad: z.enum(PADS) }),
  z.strictObject({ type: z.literal('keypad-plugged'), machine: id, plugged: z.boolean() }),
  z.strictObject({ type: z.literal('headphones-plugged'), machine: id, plugged: z.boolean() }),
  /** The desk's own loudspeaker plays the sound of this machine's headphones; it plays one machine at a time. */
  z.strictObject({ type: z.literal('listened'), machine: id, on: z.boolean() }),
  /** The desk's own page shows the words of this machine's headphones; it shows one machine at a time. */
  z.strictObject({ type: z.literal('words-read'), machine: id, on: z.boolean() }),
  z.strictObject({ type: z.literal('reader-fault'), machine: id, fault: z.enum(READER_FAULTS), on: z.boolean() }),
  /** Off means that the plug is pulled out of the wall: the process gets no chance to tidy up. */
  z.strictObject({ type: z.literal('power'), app: id, on: z.boolean() }),
  /** A spare machine comes out of its box. */
  z.strictObject({ type: z.literal('spare-fetched'), app: id }),
  z.strictObject({ type: z.literal('machine-died'), app: id }),
  z.strictObject({ type: z.literal('felt'), machine: id, mains: z.enum(MAINS), front: z.enum(FRONTS) }),
  z.strictObject({ type: z.literal('card-bent'), card: id }),
  /** At the counting centre: both media of this machine's pair are lost, and the election chair declares it. */
  z.strictObject({ type: z.literal('loss-declared'), machine: id }),
  z.strictObject({ type: z.literal('clock-set'), time: z.string().regex(/^\d\d:\d\d$/) }),
  z.strictObject({ type: z.literal('clock-rate'), rate: z.union([z.literal(0), z.literal(1), z.literal(60)]) }),
  z.strictObject({ type: z.literal('language'), language: languageSchema }),
  /** Does the next step of the tour as the people would. */
  z.strictObject({ type: z.literal('play-step') }),
])

export type DeskScreenEvent = z.infer<typeof deskScreenEventSchema>
export type Pad = (typeof PADS)[number]
export type ReaderFault = (typeof READER_FAULTS)[number]
