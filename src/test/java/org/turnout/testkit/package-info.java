/// What the tests of several packages share.
@NullMarked
package org.turnout.testkit;

import org.jspecify.annotations.NullMarked;
