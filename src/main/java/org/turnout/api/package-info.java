/// The JSON interface, /api/v1.
///
/// Every [Operation] is in one table, which makes the routes and the OpenAPI document alike. [Api]
/// lets callers in, reads what they send and turns refusals into problem details; the operations
/// themselves are sorted by subject, as [MemberOperations] and [BlastOperations]. `docs/api.md` is
/// the guide for callers.
@NullMarked
package org.turnout.api;

import org.jspecify.annotations.NullMarked;
