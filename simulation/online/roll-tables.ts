/** The columns of the roll side's tables, and those whose rows nobody changes: no other one comes unseen. */
export const TABLES = {
  act: ['link', 'line', 'municipality', 'n', 'sha256'],
  application: [
    ...['category', 'channel', 'election', 'id', 'municipality', 'proposed_by', 'reason', 'roll_no', 'signed'],
    'state',
  ],
  approval: ['application', 'approved_by', 'election', 'municipality', 'proposed_by'],
  auth_event: ['election', 'hour', 'letter_no', 'municipality', 'result'],
  binding: ['approved_by', 'election', 'municipality', 'n', 'person_hmac', 'proposed_by', 'roll_no', 'sealed'],
  box: 'box_id election held_by is_listed is_withdrawn last_hour last_result municipality roll_no'.split(' '),
  change: [
    ...'decided_by election id is_begun kind municipality person_hmac proposed_by'.split(' '),
    ...['roll_no', 'sealed', 'signature', 'state', 'why'],
  ],
  election: ['id', 'municipality', 'num', 'paused'],
  evidence: ['election', 'municipality', 'permit', 'permit_id', 'sealed'],
  former: ['election', 'is_of_another', 'municipality', 'n', 'person_hmac', 'roll_no', 'sealed'],
  gate_count: ['count', 'election', 'hour', 'municipality', 'what'],
  hold: ['approved_by', 'election', 'hold_id', 'municipality', 'proposed_by', 'roll_no', 'what', 'why'],
  letter: ['code_hmac', 'election', 'letter_no', 'municipality', 'roll_no', 'sealed_code', 'state'],
  paper: ['election', 'municipality', 'n', 'noted_by', 'roll_no', 'what'],
  passkey: ['enrolled_by', 'id', 'municipality', 'n', 'owner', 'public_key', 'second'],
  passkey_use: ['id', 'is_doubted', 'municipality', 'signs'],
  signed_list: ['boxes', 'election', 'file', 'kind', 'municipality', 'number'],
  staff: ['added_by', 'consulate', 'duty', 'has_left', 'key', 'municipality', 'name', 'sealed_key', 'second'],
  voter: [
    ...['election', 'kana_hmac', 'mark', 'municipality', 'name_hmac', 'person_hmac', 'roll_no', 'sealed'],
    ...['station', 'style'],
  ],
}
export const KEEPS_WHAT_IS_RECORDED = [
  'approval',
  'binding',
  'auth_event',
  'gate_count',
  'evidence',
  'hold',
  'paper',
  'act',
  'passkey',
  'former',
  'signed_list',
]
