/// Short links on our own domain, and honest counts of who followed them.
///
/// A [Links] makes and resolves codes; [Clicks] counts who followed them, without what programs
/// fetch on their own ([Machines]). The rule is told in `docs/links.md`.
@NullMarked
package org.turnout.link;

import org.jspecify.annotations.NullMarked;
