package org.turnout.flow;

import com.google.common.base.Suppliers;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.CompileResult.Ready;
import org.turnout.flow.CompileResult.Refused;

/// Conditions and expressions in CEL: typed against the names a flow declares when it is read,
/// bounded in size and depth, without loops, and unable to reach anything but those names. A plain
/// name or constant is worked out without CEL. `has(name)` asks whether a name is set.
public final class Cel {
  private final KnownNames names;
  private final Supplier<CelCompiler> conditions;
  private final Supplier<CelCompiler> expressions;

  /// A compiler for one place of a flow; cheap enough to make for each flow, not for each turn.
  public Cel(KnownNames names) {
    this.names = names;
    this.conditions = Suppliers.memoize(() -> compiler(names, Optional.of(SimpleType.BOOL)));
    this.expressions = Suppliers.memoize(() -> compiler(names, Optional.empty()));
  }

  /// CEL itself, loaded when a flow first needs it: most flows are plain names and constants.
  private static final class Machine {
    static final CelOptions LIMITS =
        CelOptions.current()
            .maxExpressionCodePointSize(500)
            .maxParseRecursionDepth(32)
            .enableComprehension(false)
            .build();
    static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder().build();
    static final Set<CelType> RESULTS =
        Set.of(SimpleType.STRING, SimpleType.INT, SimpleType.BOOL, SimpleType.TIMESTAMP);

    private Machine() {}
  }

  private static CelCompiler compiler(KnownNames names, Optional<CelType> result) {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(Machine.LIMITS)
            .addMacros(CelNames.HAS);
    names
        .types()
        .forEach((name, type) ->
            builder
                .addVar(name, CelNames.type(type))
                .addVar(CelNames.presence(name), SimpleType.BOOL));
    result.ifPresent(builder::setResultType);
    return builder.build();
  }

  /// A condition; refused unless it can only be true or false.
  public CompileResult<Condition> condition(String source) {
    Optional<Condition> plain = PlainCondition.of(source, names);
    if (plain.isPresent()) {
      return new Ready<>(plain.get());
    }
    CelValidationResult checked = conditions.get().compile(source);
    if (checked.hasError()) {
      return refused(source, checked);
    }
    var program = program(checked);
    return new Ready<>(scope -> program.evaluate(scope).filter(Boolean.TRUE::equals).isPresent());
  }

  /// A value: a plain name keeps what is under it, a row included.
  public CompileResult<Expression> expression(String source) {
    String plain = source.strip();
    if (names.type(plain).isPresent()) {
      return new Ready<>(scope -> Optional.ofNullable(scope.get(plain)));
    }
    Value constant = constant(plain);
    if (constant != null) {
      return new Ready<>(_ -> Optional.of(constant));
    }
    CelValidationResult checked = expressions.get().compile(source);
    if (checked.hasError()) {
      return refused(source, checked);
    }
    var program = program(checked);
    if (!Machine.RESULTS.contains(program.result())) {
      return new Refused<>(0, "this gives neither a text, a number, a yes or no nor a moment");
    }
    return new Ready<>(scope -> program.evaluate(scope).flatMap(CelNames::back));
  }

  /// A text in quotes or a whole number; null for anything that has to be worked out.
  private static @Nullable Value constant(String source) {
    int last = source.length() - 1;
    if (last > 0 && source.charAt(0) == '\'' && source.indexOf('\'', 1) == last) {
      return source.indexOf('\\') < 0 ? new Value.Text(source.substring(1, last)) : null;
    }
    boolean number =
        !source.isEmpty()
            && source.length() < 18
            && source.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? new Value.Number(Long.parseLong(source)) : null;
  }

  private static CelProgram program(CelValidationResult checked) {
    try {
      CelAbstractSyntaxTree tree = checked.getAst();
      return CelProgram.of(tree, Machine.RUNTIME.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("planning a checked expression", e);
    }
  }

  private <T> CompileResult<T> refused(String source, CelValidationResult checked) {
    CelIssue first = checked.getErrors().getFirst();
    int column = Math.clamp(first.getSourceLocation().getColumn(), 0, Math.max(0, source.length()));
    return new Refused<>(column, CelMessages.plain(first.getMessage(), names));
  }
}
