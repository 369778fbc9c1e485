// What the text of a report may state about its tables (docs/record.md).

export const claimSubjects = [
  'information_disclosed',
  'information_disclosed_part',
  'regulations_issued',
  'regulations_repealed',
  'regulations_in_force',
  'regulations_disclosed',
  'normative_documents_issued',
  'normative_documents_repealed',
  'normative_documents_in_force',
  'normative_documents_disclosed',
  'licensing_decisions',
  'penalty_decisions',
  'compulsion_decisions',
  'fees_amount',
  'procurement_items',
  'procurement_amount',
  'requests_received',
  'requests_received_part',
  'requests_carried_in',
  'requests_carried_out',
  'requests_handled',
  'requests_closed',
  'requests_outcome',
  'reviews',
  'review_result',
  'litigation',
  'litigation_direct',
  'litigation_after_review',
] as const;

export type ClaimSubject = (typeof claimSubjects)[number];
