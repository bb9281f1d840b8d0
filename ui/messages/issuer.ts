/** Every refusal of the issuer: what happened and is safe, what to do next. Written to be read aloud by a clerk. */
import { clockRefusals } from '#words/common.ts'
import * as words from '#words/issuer.ts'
import { issuerDevicesLost } from './devices.ts'
import { issuerDayRefusals } from './issuer-day.ts'
import { daysRefusals } from './issuer-days.ts'
import { issuerDeskRefusals } from './issuer-desk.ts'
import { mistakenRefusals } from './issuer-mistaken.ts'
import { issuerOfficeRefusals } from './issuer-office.ts'
import { orderRefusals } from './issuer-order.ts'
import { rollRefusals } from './issuer-roll.ts'
import type { RefusalCatalogue } from './message.ts'
import { packageRefusals } from './package.ts'

export const issuerRefusals = {
  ...packageRefusals,
  ...daysRefusals,
  ...orderRefusals,
  ...mistakenRefusals,
  ...rollRefusals,
  ...issuerDayRefusals,
  ...issuerOfficeRefusals,
  ...clockRefusals,
  ...issuerDeskRefusals,
  ...words.issuerRefusals,
  'reader-not-there': issuerDevicesLost['reader-not-there'],
  'reader-refused': issuerDevicesLost['reader-refused'],
  'reader-silent': issuerDevicesLost['reader-silent'],
  'books-damaged': issuerDevicesLost['books-damaged'],
  'books-disk-full': issuerDevicesLost['books-disk-full'],
  'books-disk-slow': issuerDevicesLost['books-disk-slow'],
  'books-not-writable': issuerDevicesLost['books-not-writable'],
} satisfies RefusalCatalogue<string>
