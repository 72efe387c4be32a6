package dev.quartet.support.dynamodb;

import dev.quartet.support.aws.StoreCheck;
import dev.quartet.support.settings.InvalidSettingException;

/**
 * The service's table.
 *
 * @param name 3 to 255 letters, digits, underscores, hyphens and dots ("Supported data types and naming rules in
 *             Amazon DynamoDB")
 */
public record Table(String name) {

    static final String SETTING = "TABLE_NAME";

    public Table {
        if (name.isBlank()) {
            throw new InvalidSettingException(SETTING, null,
                    "name the service's DynamoDB table; " + StoreCheck.ON_A_LAPTOP);
        }
        if (!name.matches("[A-Za-z0-9_.-]{3,255}")) {
            throw new InvalidSettingException(SETTING, name,
                    "a table's name has 3 to 255 letters, digits, underscores, hyphens and dots.");
        }
    }
}
