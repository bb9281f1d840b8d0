/** The configuration file of one app on one machine: which directories and devices are its own. Parsed once, at start. */
import { z } from 'zod'
import { parseMinute } from '#election/time.ts'

const path = z.string().min(1).max(4096)

/** One USB device: maker and product as `lsusb` prints them, and the kernel's name of its socket and interface. */
const usb = {
  id: z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/),
  port: z.string().min(1).max(256),
}
/** Other folders than /sys and /dev: for the desk and for tests. */
const standIn = { sysfs: path.optional(), dev: path.optional() }
/** The possible keys of a keypad (D-15). */
const keys = z.enum([
  'select',
  'back',
  'up',
  'down',
  'left',
  'right',
  'help',
  'repeat',
  'slower',
  'faster',
  'quieter',
  'louder',
])

const keypad = z.discriminatedUnion('type', [
  /** Serial path; a pseudo-terminal works. */
  z.strictObject({ type: z.literal('kpb-200'), path }),
  /** `keys`: what each usage of the HID tables (two hexadecimal digits) means; left out: F13 to F24. */
  z.strictObject({
    type: z.literal('hid'),
    ...usb,
    keys: z.record(z.string().regex(/^[0-9a-f]{2}$/), keys).optional(),
  }),
  z.strictObject({
    type: z.literal('switch'),
    ...usb,
    ...standIn,
    switches: z.union([z.literal(1), z.literal(2)]),
    paceMs: z.number().int().min(1000).max(20_000),
  }),
])

const cardReader = z.discriminatedUnion('type', [
  /** Serial path; a pseudo-terminal works. */
  z.strictObject({ type: z.literal('pn532'), path }),
])

const headphones = z.strictObject({
  /** The card's name (id), never its number, which another card may have after the next start; and never ALSA's default, which may be a loudspeaker. */
  card: z
    .string()
    .regex(/^(?=.*[A-Za-z])[A-Za-z0-9_-]{1,15}$/)
    .refine((name) => name !== 'default', 'a card of its own'),
  device: z.number().int().min(0).max(31),
  /** Left out: what the system has. */
  program: path.optional(),
  asound: path.optional(),
  alsaConfig: path.optional(),
})

export const appConfigSchema = z.strictObject({
  /** Directory of the election package with candidate lists. */
  package: path,
  /** The files that personalisation left on this machine; also its own small state. */
  machine: path,
  shell: z.enum(['electron', 'chromium', 'none']).optional(),
  /** The card reader, by model and place (`hardware/card-reader/open.ts`). */
  reader: cardReader.optional(),
  /** The voter's keypad. */
  keypad: keypad.optional(),
  /** Issuer: the reader of tickets, by model and socket. */
  scanner: z.strictObject({ ...usb, ...standIn }).optional(),
  /** The sound card of the voter's headphones. */
  headphones: headphones.optional(),
  /** The kernel's folder of power supplies. */
  power: path.optional(),
  /** Input line of the contact behind the front. */
  front: path.optional(),
  /** Kiosk: output line of the lamp that calls staff. */
  lamp: path.optional(),
  original: path.optional(),
  duplicate: path.optional(),
  /** The issuer's take-over medium. */
  takeover: path.optional(),
  /** Tally: slots into which media are put, one directory a slot. Office: the same, for sticks that are to become media. */
  media: z.array(path).max(1024).optional(),
  /** Tally: station reports. Issuer: where its signed report is written. */
  reports: path.optional(),
  /** Issuer: where the stick with the roll lists is mounted. */
  rollLists: path.optional(),
  /** Tally: directories or files of the key holders' shares. Office: where a holder's stick is mounted. */
  shares: path.optional(),
  /** Tally: where the stick between the PCs of two mixers is mounted. */
  carry: path.optional(),
  /** Issuer, tally, office: queue of the print service on this machine; left out: papers are files only. */
  printer: z
    .string()
    .regex(/^[^\s/#]{1,127}$/)
    .optional(),
  /** Office: the election's project. */
  project: path.optional(),
  /** Office: where the stick with the CSV files is mounted. */
  sources: path.optional(),
  /** Office: folders serve as sticks. Such an office begins and opens only rehearsals. */
  practice: z.boolean().optional(),
  /** Where documents and results are written. */
  out: path.optional(),
  /** Only a fixture accepts a clock: `YYYY-MM-DDTHH:MM` at start, then real minutes times `clockRate`. */
  clock: z
    .string()
    .refine((text) => parseMinute(text) !== null, 'YYYY-MM-DDTHH:MM')
    .optional(),
  clockRate: z.number().min(0).max(100_000).optional(),
  /** Only a fixture accepts it: the desk's clock, one file for all its apps (`shell/fixture-clock.ts`). Wins over `clock`. */
  clockFile: path.optional(),
  /** Not at a real election: the port of its page, for a container that hands it on. Left out: the kernel's choice. */
  port: z.number().int().min(1024).max(65_535).optional(),
  /** Only a fixture accepts it: origin of the desk page that may frame this screen. */
  frameOrigin: z
    .string()
    .regex(/^http:\/\/127\.0\.0\.1:\d+$/)
    .optional(),
})

/** Fields that moved from the config to the signed package: each with its row of election.csv, or its column or file. */
export const MOVED_TO_THE_PACKAGE: Readonly<Record<string, string>> = {
  quickReports: 'election.csv quick_reports',
  headphonesAtKiosks: 'stations.csv headphones',
  papers: 'election.csv send_to seals forms_confirmed count_place count_sent_to, stations.csv place last_turnout',
  scripts: 'scripts.csv',
  takeOverInTheDay: 'election.csv take_over_in_the_day',
}

export type AppConfig = z.infer<typeof appConfigSchema>
