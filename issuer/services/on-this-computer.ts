/** The services over OpenSSL, the directories of the config and their papers, where nothing else was brought. */
import { nativeCrypto } from '#openssl/crypto.ts'
import type { AppConfig } from '#shell/config.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { PaperDesk } from './papers/paper-desk.ts'
import { IssuerServices } from './perform.ts'
import type { IssuerPorts } from './ports.ts'
import type { TakeInLists } from './roll/about-the-roll.ts'
import { takeInLists } from './roll/take-in-lists.ts'
import { stationAt } from './start/station-source.ts'

export function servicesOnThisComputer(
  config: AppConfig,
  surroundings: Surroundings,
  ports: IssuerPorts,
): IssuerServices {
  const { reader, crypto = nativeCrypto, station = stationAt(config, surroundings) } = ports
  const papers = new PaperDesk(config, surroundings, ports, crypto, station)
  const lists: TakeInLists = (opened, by) => takeInLists(opened, config.rollLists, by)
  return new IssuerServices({ reader, crypto, station, papers, takeInLists: lists }, surroundings)
}
