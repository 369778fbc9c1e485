// English for the labels of the forms. Labels of a row say what it belongs to, because several print only a number and
// a word: 3.其他 is one of the outcomes under （六）其他处理.
import type { TableId, ValueDefinition } from './form.js';

export interface EnglishLabels {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

const tables: Readonly<Record<TableId, string>> = {
  disclosure: '2. Information disclosed on own initiative',
  requests: '3. Requests for information received and handled',
  review_litigation: '4. Administrative review and litigation over disclosure',
  pre2019: 'Statistics of government information disclosure',
};

/** By the first two parts of an id; for the list before 2019 by the whole id. */
const rows: Readonly<Record<string, string>> = {
  'disclosure.regulations': 'Government rules',
  'disclosure.normative_documents': 'Normative documents',
  'disclosure.licensing': 'Administrative licensing',
  'disclosure.other_services': 'Other management and service items',
  'disclosure.penalties': 'Administrative penalties',
  'disclosure.compulsion': 'Administrative compulsion',
  'disclosure.fees': 'Administrative fees',
  'disclosure.procurement': 'Central government procurement',
  'requests.received': 'Requests received this year',
  'requests.carried_in': 'Requests carried over from last year',
  'requests.granted': 'Granted',
  'requests.partial': 'Granted in part',
  'requests.denied_state_secret': 'Denied: state secret',
  'requests.denied_law': 'Denied: disclosure forbidden by other law or regulation',
  'requests.denied_security': 'Denied: national, public or economic security, or social stability',
  'requests.denied_third_party': 'Denied: protection of a third party',
  'requests.denied_internal': 'Denied: internal affairs (three kinds)',
  'requests.denied_process': 'Denied: information of a process (four kinds)',
  'requests.denied_case_file': 'Denied: file of an enforcement case',
  'requests.denied_inquiry': 'Denied: an administrative inquiry',
  'requests.unavailable_not_held': 'Cannot be provided: not held by this body',
  'requests.unavailable_not_ready': 'Cannot be provided: would have to be made',
  'requests.unavailable_unclear': 'Cannot be provided: unclear after correction',
  'requests.rejected_petition': 'Not processed: petition, report or complaint',
  'requests.rejected_repeat': 'Not processed: repeated request',
  'requests.rejected_publication': 'Not processed: asks for a public publication',
  'requests.rejected_excessive': 'Not processed: many repeated requests without good reason',
  'requests.rejected_confirmation': 'Not processed: asks to confirm or reissue what is held already',
  'requests.other': 'Other outcomes',
  'requests.other_not_corrected': 'Other outcomes: not corrected in time, request closed',
  'requests.other_fee_unpaid': 'Other outcomes: fee not paid in time, request closed',
  'requests.other_misc': 'Other outcomes: others',
  'requests.outcome_total': 'Outcomes, total',
  'requests.carried_out': 'Requests carried over to next year',
  'review_litigation.review': 'Administrative review',
  'review_litigation.litigation_direct': 'Litigation without review',
  'review_litigation.litigation_after_review': 'Litigation after review',
  'pre2019.disclosed.total': 'Items disclosed on own initiative',
  'pre2019.disclosed.normative_documents': 'Of these: normative documents',
  'pre2019.normative_documents.issued': 'Normative documents issued',
  'pre2019.disclosed.gazette': 'Items disclosed in the gazette',
  'pre2019.disclosed.website': 'Items disclosed on the website',
  'pre2019.disclosed.weibo': 'Items disclosed on Weibo',
  'pre2019.disclosed.wechat': 'Items disclosed on WeChat',
  'pre2019.disclosed.other_channels': 'Items disclosed by other channels',
  'pre2019.responses.hot_topics': 'Responses to matters of public concern',
  'pre2019.responses.press_conferences': 'Press conferences',
  'pre2019.responses.press_conferences_head': 'Of these: with the head of the body',
  'pre2019.responses.online_interviews': 'Online interviews on the website',
  'pre2019.responses.online_interviews_head': 'Of these: with the head of the body',
  'pre2019.responses.interpretation_articles': 'Articles that explain policies',
  'pre2019.responses.social_media': 'Matters answered on Weibo and WeChat',
  'pre2019.responses.other_channels': 'Matters answered by other channels',
  'pre2019.requests.total': 'Requests received',
  'pre2019.requests.in_person': 'Requests in person',
  'pre2019.requests.fax': 'Requests by fax',
  'pre2019.requests.online': 'Requests online',
  'pre2019.requests.letter': 'Requests by letter',
  'pre2019.closed.total': 'Requests closed',
  'pre2019.closed.on_time': 'Closed on time',
  'pre2019.closed.extended': 'Closed after an extension',
  'pre2019.replies.total': 'Replies',
  'pre2019.replies.already_public': 'Replies: already public',
  'pre2019.replies.granted': 'Replies: granted',
  'pre2019.replies.partial': 'Replies: granted in part',
  'pre2019.replies.denied': 'Replies: denied',
  'pre2019.denied.state_secret': 'Denied: state secret',
  'pre2019.denied.trade_secret': 'Denied: trade secret',
  'pre2019.denied.privacy': 'Denied: privacy',
  'pre2019.denied.security': 'Denied: national, public or economic security, or social stability',
  'pre2019.denied.not_government_information': 'Denied: not government information under the Regulations',
  'pre2019.denied.other_law': 'Denied: other cases under laws and regulations',
  'pre2019.replies.not_this_body': 'Replies: not for this body to disclose',
  'pre2019.replies.not_existing': 'Replies: information does not exist',
  'pre2019.replies.to_be_corrected': 'Replies: to be changed or completed',
  'pre2019.replies.other_channel': 'Replies: to be handled another way',
  'pre2019.review.total': 'Administrative reviews',
  'pre2019.review.upheld': 'Reviews: act upheld',
  'pre2019.review.corrected': 'Reviews: act corrected',
  'pre2019.review.other': 'Reviews: other results',
  'pre2019.litigation.total': 'Administrative lawsuits',
  'pre2019.litigation.upheld': 'Lawsuits: act upheld or claim dismissed',
  'pre2019.litigation.corrected': 'Lawsuits: act corrected',
  'pre2019.litigation.other': 'Lawsuits: other results',
  'pre2019.complaints.total': 'Reports and complaints',
  'pre2019.fees.amount': 'Fees taken for information on request',
  'pre2019.resources.offices': 'Offices for information disclosure',
  'pre2019.resources.reading_points': 'Reading points',
  'pre2019.resources.staff': 'Staff',
  'pre2019.resources.staff_full_time': 'Staff: full time',
  'pre2019.resources.staff_part_time': 'Staff: part time',
  'pre2019.resources.budget': 'Budget for information disclosure',
  'pre2019.training.meetings': 'Meetings on information disclosure',
  'pre2019.training.courses': 'Training courses',
  'pre2019.training.participants': 'Persons trained',
};

const columns: Readonly<Record<TableId, Readonly<Record<string, string>>>> = {
  disclosure: {
    made: 'Made this year',
    newly_disclosed: 'Newly disclosed this year',
    total_disclosed: 'Disclosed in all',
    previous_items: 'Items last year',
    change: 'Change this year',
    decisions: 'Decisions',
    items: 'Procurement items',
    amount: 'Amount',
    issued: 'Issued this year',
    repealed: 'Repealed this year',
    in_force: 'In force',
  },
  requests: {
    natural_person: 'Natural persons',
    business: 'Businesses',
    research: 'Research institutions',
    public_interest: 'Public interest organisations',
    legal_service: 'Legal service institutions',
    other_org: 'Other organisations',
    total: 'Total',
  },
  review_litigation: {
    upheld: 'Upheld',
    corrected: 'Corrected',
    other: 'Other results',
    pending: 'Pending',
    total: 'Total',
  },
  pre2019: {},
};

/**
 * English for the labels of a value.
 *
 * @throws {Error} where a form has a row or column that is not translated here
 */
export function englishOf({ id, table }: Pick<ValueDefinition, 'id' | 'table'>): EnglishLabels {
  const isList = table === 'pre2019';
  const at = id.lastIndexOf('.');
  const row = rows[isList ? id : id.slice(0, at)];
  const column = isList ? 'Figure' : columns[table][id.slice(at + 1)];
  if (row === undefined || column === undefined) throw new Error(`${id} has no English label`);
  return { table: tables[table], row, column };
}
