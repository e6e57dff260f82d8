/// Tests of the campaign's files as one version.
@NullMarked
package org.turnout.bundle;

import org.jspecify.annotations.NullMarked;
