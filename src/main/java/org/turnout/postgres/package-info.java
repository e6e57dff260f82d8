/// The record: a bounded pool to PostgreSQL, its schema, and leases. The pool, the driver and the
/// migrations are known here only.
@NullMarked
package org.turnout.postgres;

import org.jspecify.annotations.NullMarked;
