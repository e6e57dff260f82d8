/// Commands that work on records: `inbox`, `orders`, `import`, `export`, `token`, `audit`,
/// `explain`.
@NullMarked
package org.turnout.cli.records;

import org.jspecify.annotations.NullMarked;
