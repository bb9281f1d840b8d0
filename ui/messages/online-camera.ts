/** Words of the voter's page where the letter's code is read by camera (V2). Each trouble says that typing will do. */
import type { TextCatalogue } from './message.ts'

export const onlineCamera = {
  scan: { ja: '手紙の二次元コードをカメラで読み取る', en: 'Scan the square code on the letter' },
  stop: { ja: 'カメラを止める', en: 'Stop the camera' },
  view: { ja: 'カメラの映像', en: 'Picture of the camera' },
  open: {
    ja: '手紙の二次元コードを、下の四角の中に大きく映してください。読み取ると、カメラはすぐに止まります。映像はこの端末から出ず、残りません。',
    en: 'Hold the square code of the letter large in the picture below. The camera stops as soon as it is read. No picture leaves this device or is kept.',
  },
  read: {
    ja: '読み取りました。カメラは止まりました。手紙の12文字と同じか見て、「次へ」を押してください。',
    en: 'It was read, and the camera is off. Compare it with the 12 letters on your letter and press Next.',
  },
  'no-letter': {
    ja: '読み取ったものは、投票用コードの手紙の二次元コードではありません。ほかの二次元コードを隠して読み直すか、12文字を入れてください。何も送っていません。',
    en: 'What was read is not the square code of a letter with a voting code. Cover other codes and scan again, or type the 12 letters. Nothing was sent.',
  },
  'other-page': {
    ja: 'この手紙は、ほかの選挙かほかの画面のものです。手紙のアドレスと、この画面のアドレスを一字ずつ比べてください。違うときは、手紙にある窓口に電話してください。何も送っていません。',
    en: 'This letter is for another election or another page. Compare the address on it with that of this page, letter by letter. If they differ, call the desk named on the letter. Nothing was sent.',
  },
  'camera-refused': {
    ja: 'カメラを使うことが許されていません。12文字を入れれば進めます。カメラを使うときは、ブラウザの設定で、この画面のカメラを許してください。',
    en: 'The camera is not allowed here. You can go on by typing the 12 letters. To use the camera, allow it for this page in the settings of the browser.',
  },
  'no-camera': { ja: 'この端末にカメラが見つかりません。12文字を入れてください。', en: 'No camera was found on this device. Please type the 12 letters.' },
  'camera-busy': {
    ja: 'カメラが動きません。ほかのアプリが使っているかもしれません。そのアプリを閉じて読み直すか、12文字を入れてください。',
    en: 'The camera does not work; another app may be using it. Close that app and scan again, or type the 12 letters.',
  },
  'nothing-read': {
    ja: '1分たっても読み取れず、カメラを止めました。明るい所で、紙を平らにして読み直すか、12文字を入れてください。',
    en: 'Nothing was read for a minute, and the camera is off. Scan again in good light with the paper flat, or type the 12 letters.',
  },
} as const satisfies TextCatalogue
