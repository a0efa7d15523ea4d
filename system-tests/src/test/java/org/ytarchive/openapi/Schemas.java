package org.ytarchive.openapi;

import static java.util.Collections.singletonList;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.annotation.Nullable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ytarchive.common.api.ApiValue;

/** The schemas of one document, made of records and enums as they are met. */
final class Schemas {
  private static final String TYPE = "type";

  /** OpenAPI 3.0 has no type that is null alone. */
  private static final Map<String, Object> NULL =
      Node.of(TYPE, "object").put("nullable", true).put("enum", singletonList(null)).map();

  private final Sources sources;
  private final Map<String, Object> components = new TreeMap<>();
  private final Map<String, Class<?>> named = new HashMap<>();

  Schemas(Sources sources) {
    this.sources = sources;
  }

  Map<String, Object> components() {
    return components;
  }

  /** A schema that is no class of ours. */
  Node named(String name, Node schema) {
    components.put(name, schema.map());
    return Node.reference("schemas", name);
  }

  /** What an answer's body is in its envelope. */
  Node enveloped(Type data) {
    var inside = of(data);
    var name = data instanceof Class<?> type ? Names.schema(type) : data.getTypeName();
    var properties =
        new Node()
            .put("status", Node.of(TYPE, "string").put("enum", List.of("success")))
            .put("data", inside)
            .put("timestamp", of(Instant.class).put("description", "when the answer was made"));
    return named(
        name + "Envelope",
        Node.of(TYPE, "object")
            .put("description", "What surrounds a successful answer.")
            .put("required", List.of("status", "data", "timestamp"))
            .put("properties", properties));
  }

  Node of(Type type) {
    return switch (type) {
      case Class<?> plain when PlainTypes.has(plain) -> PlainTypes.of(plain);
      case Class<?> named -> reference(named);
      case ParameterizedType generic -> generic(generic);
      default -> throw new IllegalStateException("no schema for " + type);
    };
  }

  private Node generic(ParameterizedType type) {
    var raw = (Class<?>) type.getRawType();
    var arguments = type.getActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) {
      return Node.of(TYPE, "array").put("items", of(arguments[0]));
    }
    if (Map.class.isAssignableFrom(raw)) {
      var values = of(arguments[1]);
      return Node.of(TYPE, "object").put("additionalProperties", values.isEmpty() ? true : values);
    }
    throw new IllegalStateException("no schema for " + type);
  }

  private Node reference(Class<?> type) {
    var name = Names.schema(type);
    if (named.getOrDefault(name, type) != type) {
      throw new IllegalStateException("two schemas of one name: " + named.get(name) + ", " + type);
    }
    named.put(name, type);
    if (!components.containsKey(name)) {
      components.put(name, Map.of()); // it may lead back to itself
      components.put(name, (type.isEnum() ? words(type) : object(type)).map());
    }
    return Node.reference("schemas", name);
  }

  private Node words(Class<?> type) {
    var words = Arrays.stream(type.getEnumConstants()).map(Schemas::word).toList();
    return Node.of(TYPE, "string").some("description", sources.of(type).text()).put("enum", words);
  }

  private static String word(Object constant) {
    return Arrays.stream(constant.getClass().getMethods())
        .filter(method -> method.isAnnotationPresent(JsonValue.class))
        .map(method -> call(method, constant))
        .findFirst()
        .orElseGet(constant::toString);
  }

  private static String call(Method method, Object on) {
    try {
      method.setAccessible(true);
      return String.valueOf(method.invoke(on));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Node object(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalStateException("no schema for " + type);
    }
    var comment = sources.of(type);
    var required = new ArrayList<String>();
    var properties = new Node();
    for (var component : type.getRecordComponents()) {
      var name = Names.property(type, component.getName());
      properties.put(name, property(component, comment.parameter(component.getName())));
      if (isRequired(type, component)) {
        required.add(name);
      }
    }
    return Node.of(TYPE, "object")
        .some("description", comment.text())
        .some("required", required)
        .put("properties", properties);
  }

  /**
   * What is answered has all its fields, null or not; what is sent has those that cannot be null.
   */
  private static boolean isRequired(Class<?> type, RecordComponent component) {
    boolean nullable = component.isAnnotationPresent(Nullable.class);
    return isSent(type)
        ? !nullable && component.getType() != boolean.class
        : !nullable || !type.isAnnotationPresent(JsonInclude.class);
  }

  private static boolean isSent(Class<?> type) {
    return type.getSimpleName().startsWith("New")
        || type.getSimpleName().endsWith("Change")
        || type.getSimpleName().equals("Adjustments");
  }

  private Node property(RecordComponent component, String says) {
    var schema = limited(of(component.getGenericType()), component);
    boolean nullable = component.isAnnotationPresent(Nullable.class);
    if (schema.map().containsKey("$ref")) {
      return beside(schema, says, nullable);
    }
    schema.some("description", says);
    return nullable ? schema.put("nullable", true) : schema;
  }

  /** A reference stands alone; what else there is to say stands around it. */
  private static Node beside(Node reference, String says, boolean nullable) {
    if (nullable) {
      return Node.of("oneOf", List.of(reference.map(), NULL)).some("description", says);
    }
    return says.isEmpty()
        ? reference
        : Node.of("allOf", List.of(reference.map())).put("description", says);
  }

  /** With what {@link ApiValue} says of it. */
  Node limited(Node schema, AnnotatedElement element) {
    var value = element.getAnnotation(ApiValue.class);
    return value == null ? schema : Limits.put(schema, value);
  }
}
