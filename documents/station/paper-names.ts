/** Papers of the station, in the order in which they are wanted. Apart from what draws them: a session knows them by name only. */
export const STATION_PAPERS = [
  'ticket-reissue',
  'declaration',
  'provisional-envelope',
  'provisional-record',
  'braille-record',
  'court-decision',
  'absentee-late',
  'absentee-decision',
  'fault-report',
  'staff-words',
  'turnout',
  'quick-report',
  'key-envelopes',
  'envelope-returned',
  'envelope-found',
  'card-ledger',
  'machine-ledger',
  'proxy-record',
  'polling-record',
  'transport-list',
] as const
export type StationPaperName = (typeof STATION_PAPERS)[number]
