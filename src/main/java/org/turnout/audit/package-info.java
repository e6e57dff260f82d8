/// Who did what: an append-only log in which every entry holds the hash of the one before it.
@NullMarked
package org.turnout.audit;

import org.jspecify.annotations.NullMarked;
