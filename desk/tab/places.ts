/** Where the visitor is. `demo`: the machine alone, as at the entrance of a station (`#demo`): no reception, no count. */
export const PLACES = ['desk', 'machine', 'count'] as const
export type Place = (typeof PLACES)[number]

export const DEMO = '#demo'
