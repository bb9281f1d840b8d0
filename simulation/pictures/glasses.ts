/** The glass of voting machines that pictures and measurements are made on: 15 to 24 inches, both ways up. */
export interface Glass {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly panelWidthMm: number
}

export const GLASSES: readonly Glass[] = [
  { name: '15 inch 4:3', width: 1024, height: 768, panelWidthMm: 304.1 },
  { name: '15.6 inch', width: 1920, height: 1080, panelWidthMm: 345.4 },
  { name: '15.6 inch upright', width: 1080, height: 1920, panelWidthMm: 194.5 },
  { name: '21.5 inch', width: 1920, height: 1080, panelWidthMm: 476 },
  { name: '21.5 inch upright', width: 1080, height: 1920, panelWidthMm: 267.8 },
  { name: '24 inch', width: 1920, height: 1200, panelWidthMm: 518 },
  { name: '24 inch upright', width: 1200, height: 1920, panelWidthMm: 323.7 },
]
