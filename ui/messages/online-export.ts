/** Words of the terminal at which two people take the online votes out. Both languages are printed: whoever is called reads either. */

export const exportQuestions = {
  firstTurn: { ja: '一人目の方です。もう一人は画面から離れてください。', en: 'The first person. The other one steps away from the screen.' },
  secondTurn: { ja: '二人目の方です。もう一人は画面から離れてください。', en: 'The second person. The other one steps away from the screen.' },
  rows: [
    { ja: '締切', en: 'closed' },
    { ja: '投票箱', en: 'boxes' },
    { ja: '票のある投票箱', en: 'boxes with a vote' },
    { ja: '記録された票', en: 'recorded votes' },
    { ja: '停止中の投票箱', en: 'held boxes' },
    { ja: '記録簿の件数', en: 'entries of the log' },
    { ja: '照合番号', en: 'number' },
  ],
  compare: {
    ja: '数字を一つずつ、紙に書いてください。二人目の方は、一人目の紙と比べてください。すべて同じなら、照合番号の最後の5桁を入力してください。違うときは、何も入力せずに改行してください。',
    en: 'Write each number down; the second person compares with the paper of the first. If all are the same, type the last five digits of the number. If not, press Enter alone.',
  },
  passphrase: { ja: '自分の鍵の合言葉を入力してください（表示されません）。', en: 'Type the passphrase of your own key (it is not shown).' },
  done: {
    ja: '二つの保存先の両方に書きました。それぞれを封筒に入れ、封をしてください。',
    en: 'Both places have all files. Put each into its envelope and seal it.',
  },
} as const

/** Words of the program that hands the sealed signatures of cards to sorting. */
export const evidenceWords = {
  done: { ja: '{rows} 件の署名の控えを書きました。媒体を抜き、仕分けの機械に渡してください。', en: '{rows} sealed card signatures were written. Take the stick out and hand it to sorting.' },
  'too-early': {
    ja: 'まだ締切前です。何も書いていません。締切の時刻が過ぎてから始めてください。',
    en: 'Online voting is still open. Nothing was written. Begin after the hour of the close.',
  },
  'no-answer': {
    ja: 'データベースから答えがありません。何も書いていません。つながりを確かめて、もう一度始めてください。',
    en: 'The database does not answer. Nothing was written. Check the line and begin again.',
  },
  disk: {
    ja: '媒体に書けませんでした（{code}）。ファイルは残っていません。空きのある別の媒体で、もう一度始めてください。',
    en: 'The stick could not be written ({code}). No file was left. Begin again with another stick that has room.',
  },
} as const

/** Words of the command that reads who did what on the roll side. */
export const actsWords = {
  whole: {
    ja: '操作の記録 {lines} 行は、つながりも署名も合っています。サインインできる {people} 人は、この記録で加わった人です。',
    en: 'All {lines} lines of the acts name the line before and are signed. The {people} people who may sign in are those who joined in them.',
  },
  broken: {
    ja: '操作の記録に、つながらない行か、その人の署名でない行があります。何も変えていません。職員のサーバーを止め、データベースの写しを取り、責任者に知らせてください。',
    en: 'A line of the acts does not follow the one before, or is not by its people. Nothing was changed. Stop the roll server, keep a copy of the database and report it to the person in charge.',
  },
  'people-differ': {
    ja: 'サインインできる人が、操作の記録で加わった人と違います。何も変えていません。職員のサーバーを止め、データベースの写しを取り、責任者に知らせてください。',
    en: 'The people who may sign in are not those who joined in the acts. Nothing was changed. Stop the roll server, keep a copy of the database and report it to the person in charge.',
  },
  'no-answer': {
    ja: 'データベースから答えがありません。何も変えていません。つながりを確かめて、もう一度始めてください。',
    en: 'The database does not answer. Nothing was changed. Check the line and begin again.',
  },
} as const

export const exportRefusals = {
  'no-answer': {
    ja: 'データベースから答えがありません。何も書いていません。つながりを確かめて、もう一度始めてください。',
    en: 'The database does not answer. Nothing was written. Check the line and begin again.',
  },
  'too-early': {
    ja: 'まだ締切前です。何も書いていません。締切の時刻が過ぎてから始めてください。',
    en: 'The box is still open. Nothing was written. Begin after the hour of the close.',
  },
  'log-not-finished': {
    ja: '記録簿に入っていない票があります。投票箱は閉じています。何も書いていません。記録係のプログラムを動かし、1分後にもう一度始めてください。',
    en: 'Some votes are not in the log yet. The box is closed, nothing was written. Let the sequencer run, and begin again after a minute.',
  },
  'too-few-witnesses': {
    ja: '記録簿の最後の署名を確認した証人が足りません。投票箱は閉じています。何も書いていません。証人につながるのを待って、もう一度始めてください。',
    en: 'Too few witnesses saw the last checkpoint. The box is closed, nothing was written. Wait until they answer, and begin again.',
  },
  'of-another-election': {
    ja: 'データベース、記録簿、設定が同じ選挙のものではありません。何も書いていません。設定のファイルを確かめてください。',
    en: 'Database, log and settings are not of one election. Nothing was written. Check the files in the configuration.',
  },
  'numbers-differ': {
    ja: '読み出した票の数が、締切で数えた数と違います。何も書いていません。管理者二人で調べてください。',
    en: 'The rows that were read are not as many as the close counted. Nothing was written. Two people look into the database.',
  },
  'not-compared': {
    ja: '数字が同じと確認されませんでした。何も書いていません。紙と比べて、もう一度始めてください。',
    en: 'The numbers were not found the same. Nothing was written. Compare with paper and begin again.',
  },
  'no-key': { ja: '鍵が開きませんでした。何も書いていません。もう一度始めてください。', en: 'No key was opened. Nothing was written. Begin again.' },
  'not-an-exporter': {
    ja: 'この鍵は、この選挙の取り出し担当者のものではありません。何も書いていません。自分の鍵を差して、もう一度始めてください。',
    en: 'This key is of no exporter of this election. Nothing was written. Insert your own one and begin again.',
  },
  'same-exporter-twice': {
    ja: '二人目の鍵が一人目と同じです。何も書いていません。別の担当者の鍵が必要です。',
    en: 'Both keys are of one person. Nothing was written. The key of another exporter is needed.',
  },
  'one-stick': {
    ja: '正（原本）と副（複写）の保存先が、同じ媒体です。何も書いていません。二本の媒体を差して、もう一度始めてください。',
    en: 'Both places are on one stick. Nothing was written. Insert two sticks and begin again.',
  },
  'another-export-there': {
    ja: '保存先に、別の取り出しのファイルがあります。それは変えていません。空の保存先を差して、もう一度始めてください。',
    en: 'Another export is in one of the places; it was not changed. Insert empty sticks and begin again.',
  },
  disk: {
    ja: '保存先か記録簿のディスクを読み書きできませんでした（{what}）。投票箱は閉じていて、票は一つも失われていません。保存先はまだ完成していません。二つの媒体が差してあり、空きがあることを確かめて、もう一度始めてください。',
    en: 'A place or the disk of the log could not be read or written ({what}). The box is closed and no vote is lost; the places are not finished. See that both sticks are in and have room, and begin again.',
  },
  'not-an-exporter-key': {
    ja: 'このファイルは取り出し担当者の鍵ではありません。何も書いていません。自分の媒体を差してください。',
    en: 'This file is no key of an exporter. Nothing was written. Insert your own stick.',
  },
  'key-not-there': {
    ja: '鍵の媒体が読めません。鍵は開いていません。自分の媒体を差して、合言葉をもう一度入力してください。',
    en: 'The stick of the key cannot be read. The key is not open. Insert your own stick and type the passphrase again.',
  },
  'wrong-passphrase': { ja: '合言葉が違います。鍵は開いていません。もう一度入力してください。', en: 'Another passphrase. The key is not open. Type it again.' },
  'exporter-key-damaged': {
    ja: '鍵のファイルが壊れています。何も書いていません。控えの媒体を差してください。',
    en: 'The key file is damaged. Nothing was written. Insert your spare stick.',
  },
} as const
