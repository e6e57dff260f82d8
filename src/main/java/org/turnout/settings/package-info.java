/// What an operator decides: the environment of the process and `config/turnout.yaml`, read once,
/// with everything that is wrong in them reported together.
@NullMarked
package org.turnout.settings;

import org.jspecify.annotations.NullMarked;
