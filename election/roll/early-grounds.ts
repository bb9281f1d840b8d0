/** The reasons for early voting, one of which is ticked on each oath: items 1 to 6 of PEO 48-2(1) (LAW-12). */
export const EARLY_GROUNDS = ['duty', 'away', 'ill', 'island', 'moved', 'weather'] as const
