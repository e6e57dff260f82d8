/// Codes that people type: numbers turned into others under a key, so that nothing is stored for a
/// code and nobody can count from one to the next.
@NullMarked
package org.turnout.code;

import org.jspecify.annotations.NullMarked;
