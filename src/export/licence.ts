/** The id that the Open Definition has for a licence that is not told. */
export const NOT_SPECIFIED = 'notspecified';
