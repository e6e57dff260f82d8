/// Real Redis and real PostgreSQL with nothing installed: unpacked from the class path, started as
/// children of this program, kept in one folder, and never left running.
@NullMarked
package org.turnout.embedded;

import org.jspecify.annotations.NullMarked;
