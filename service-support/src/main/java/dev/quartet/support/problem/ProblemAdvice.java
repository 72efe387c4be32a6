package dev.quartet.support.problem;

import dev.quartet.support.request.RequestId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where an exception becomes an answer (RFC 9457). */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        LOG.error("Unexpected failure of {}", request.getDescription(false), failure);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, Problems.publicDetail(status));
        return handleExceptionInternal(failure, problem, new HttpHeaders(), status, request);
    }

    // Tomcat reads the parameters only when a controller asks for one.
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unreadableQuery(InvalidParameterException failure, WebRequest request) {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status,
                "The query is unreadable: write name=value pairs with & between them, percent-encoded (RFC 3986).");
        return handleExceptionInternal(failure, problem, new HttpHeaders(), status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders problemHeaders = new HttpHeaders(headers);
        problemHeaders.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(failure, body, problemHeaders, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            RequestId.nameIn(problem);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(failure, failure.getAllErrors().stream().map(ProblemAdvice::inBody).toList(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Violation> violations = failure.getParameterValidationResults().stream()
                .flatMap(ProblemAdvice::ofParameter)
                .toList();
        return invalid(failure, violations, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException failure, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        ProblemException problem = deepestProblem(failure);
        if (problem != null) {
            return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
        }
        String name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(failure.getPropertyName());
        return invalid(failure, List.of(Violation.ofParameter(name, "'%s' is not understood%s."
                .formatted(failure.getValue(), expected(failure.getRequiredType())))), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        failure.getBody().setDetail(Problems.publicDetail(HttpStatus.NOT_FOUND));
        return super.handleNoResourceFoundException(failure, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        return invalid(failure, List.of(Violation.ofParameter(failure.getParameterName(), "is missing")), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (failure instanceof MissingRequestHeaderException missing
                && missing.getHeaderName().equalsIgnoreCase(HttpHeaders.IF_MATCH)) {
            HttpStatus required = HttpStatus.PRECONDITION_REQUIRED;
            return handleExceptionInternal(failure, ProblemDetail.forStatusAndDetail(required,
                    "Send the ETag that you read as If-Match, so that nobody's change is lost."), headers, required,
                    request);
        }
        return super.handleServletRequestBindingException(failure, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemException problem = deepestProblem(failure);
        if (problem != null) {
            return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
        }
        return invalid(failure, List.of(UnreadableBody.explain(failure)), request);
    }

    private @Nullable ResponseEntity<Object> invalid(Exception failure, List<Violation> violations,
            WebRequest request) {
        InvalidInputException problem = new InvalidInputException(violations);
        return handleExceptionInternal(failure, problem.getBody(), problem.getHeaders(), problem.getStatusCode(),
                request);
    }

    private static Violation inBody(ObjectError error) {
        String detail = String.valueOf(error.getDefaultMessage());
        return error instanceof FieldError field
                ? Violation.atPointer(pointer(field.getField()), detail)
                : Violation.atPointer("", detail);
    }

    private static Stream<Violation> ofParameter(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(ProblemAdvice::inBody);
        }
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> Violation.ofParameter(name, String.valueOf(error.getDefaultMessage())));
    }

    /** {@code lines[0].text} becomes {@code /lines/0/text}. */
    private static String pointer(String field) {
        return "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "";
        }
        if (type.isEnum()) {
            return "; use one of " + Stream.of(type.getEnumConstants()).map(String::valueOf).toList();
        }
        return type == java.time.LocalDate.class
                ? "; use a date such as 2026-11-21"
                : Number.class.isAssignableFrom(type) || type.isPrimitive() ? "; use a number" : "";
    }

    private static @Nullable ProblemException deepestProblem(Throwable failure) {
        ProblemException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            found = cause instanceof ProblemException problem ? problem : found;
        }
        return found;
    }
}
